"""Who is meant by the words of a report: the roster's people by name, nickname, post and division. Knows no model."""
