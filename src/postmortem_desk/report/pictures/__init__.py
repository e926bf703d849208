"""The timeline and the causes as pictures: shapes, laid out, and written as SVG."""
