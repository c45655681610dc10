"""What a build costs, beside MkDocs with stock Material."""
