"""Checks of what is written against what the law says, and of how it is written. The list stands in `checks`."""
