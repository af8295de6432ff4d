"""A shelf on a folder and a vault on a file of the local machine."""
