"""What the application keeps: drafts and their versions, jobs, decisions, sign-offs, accounts; and who did what."""
