"""Reading: trades come in from JSON, JSON lines, CSV or Parquet, and no row is ever lost."""
