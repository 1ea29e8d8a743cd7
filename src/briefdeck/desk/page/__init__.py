"""The files of the page of the desk."""
