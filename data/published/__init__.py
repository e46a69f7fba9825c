"""What the report and the official registers publish, as files, and the tables read from them."""
