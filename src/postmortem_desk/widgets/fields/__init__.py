"""Fields that follow the document: exact texts, completion, finding a part by a few letters."""
