"""The office's own six-column table, from XLSX or CSV, into a plan.

files → rows of cells → table (a draft with its doubts, without the database) → saving (all of it or nothing).
"""
