"""Tables of rows: models that project, delegates, editors in cells, filters, widths, dragging, the form below."""
