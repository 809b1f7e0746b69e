"""What is a DataFrame of pandas, and loops over its rows said about whole columns."""
