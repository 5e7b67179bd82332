"""The official table of an edition as files: table (columns and rows), paper (what stands around them), downloads."""
