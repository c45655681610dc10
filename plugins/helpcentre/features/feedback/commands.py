"""What `helpcentre schema` writes of readers' answers, for the people who receive them."""


def _events() -> str:
    from helpcentre.features.feedback.event import schema_text  # noqa: PLC0415

    return schema_text()


SCHEMAS = {"feedback.schema.json": _events}
