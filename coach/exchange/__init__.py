"""How does a search leave and come in as files that other programs know? Spreadsheets, calendars, paper."""
