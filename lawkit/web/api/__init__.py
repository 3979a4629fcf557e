"""The application for programs: the same as the pages, as JSON under /api/v1, with an OpenAPI document."""
