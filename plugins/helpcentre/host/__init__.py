"""MkDocs, Material and static-i18n at arm's length: nothing outside of this folder imports them."""
