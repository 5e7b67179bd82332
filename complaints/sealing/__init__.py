"""How a case is sealed: libsodium through PyNaCl, no Django, no primitive of our own.

Every blob begins with a version byte. What each function promises is fixed by the
known-answer files in tests/complaints/known; a change of format is a new version.
"""
