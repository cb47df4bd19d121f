"""From a workbook, a folder of CSV files or W3C ORG data to our own data files: read, judged by the loader, written whole or not at all."""
