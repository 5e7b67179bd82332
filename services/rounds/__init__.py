"""Rounds of the survey as the public knows them: announced by two people, with what is asked and when."""
