"""`helpcentre pictures`."""

from helpcentre.build.command import FilesCommand

FILES = FilesCommand("pictures", "infographic", "infographics")
