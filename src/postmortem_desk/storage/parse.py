"""Reads the bytes of an incident file: checks first, then one pass into the model."""

from pydantic import ValidationError

from postmortem_desk.model import Incident
from postmortem_desk.trouble import Trouble


def incident_from_bytes(data: bytes, name: str) -> Incident:
    """The incident in `data`, the content of the file `name`. Raises Trouble."""
    try:
        return Incident.model_validate_json(data, by_alias=True, by_name=False)
    except ValidationError as error:
        raise Trouble(str(error.errors()[0]["msg"]), subject=name) from error
