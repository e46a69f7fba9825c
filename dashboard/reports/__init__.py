"""The report: the chapters of the strategy's report regenerated from the data, as Word, PowerPoint or PDF."""
