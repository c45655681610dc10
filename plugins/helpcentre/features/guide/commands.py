"""`helpcentre guides`."""

from helpcentre.build.command import FilesCommand

FILES = FilesCommand("guides", "guide", "guides")
