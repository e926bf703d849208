"""Facts of the incident in a text: labels, and the values behind them."""
