"""Keeping an installation alive: is it sound, its backup, and coming back from one."""
