"""One flow a file: the only modules that know every room."""
