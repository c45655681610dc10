"""Reporting a problem right the first time: a form that writes the report on the device and sends nothing."""
