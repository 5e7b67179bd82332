"""The framework of a fiscal year: instruments and what they weigh, indicators, grades. Data, one file a year.

`edition` is its type, `first` what editions mean that name none; `models.frameworks` knows which one is in force.
"""
