"""Several machines of one office: gunicorns that share PostgreSQL, Redis and a bucket, behind one nginx."""
