"""The editor's page and the HTTP interface: an article is sent, what its publisher asks for comes back.

    request ── door: Host, Origin, headers ── app: what is asked, under limits
                                                │
                                                ▼
                                             judges: worker processes ── desk: one article judged, as JSON

Nothing that was sent is kept. The page shows an article as text with marks, never as the HTML that it was sent as.
"""
