"""The page of the team: advisories, who does what, the monthly ranking, and the July questionnaire."""
