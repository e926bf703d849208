"""Pure readings of an incident: milestones, durations, phases. Nothing here changes it; nothing derived is stored."""
