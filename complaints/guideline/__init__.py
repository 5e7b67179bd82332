"""The office's guideline on complaints as an edition: what it promises, by whom, how fast, and the ways in beside this site."""
