"""Finding words in the whole document and replacing them."""
