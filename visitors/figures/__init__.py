"""What is shown of the counts: totals, periods, charts, reports."""
