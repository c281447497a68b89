"""Can the bot be used, and tested, without Telegram? Yes: this is a local Bot API server with people on the other side.

It imports nothing of the bot's. Read it in this order:

* the world: model (what there is), world (the state, changed in one piece), journal (kept over a kill), updates,
  changes
* the Bot API: server (`Playground`), dispatch (one call), methods (the table), sending, media, answers, chats,
  commands, text, html, keyboards (what Telegram takes and refuses), polling, webhook, limits, errors (its words)
* the people: people (`Participant`: what a person can do), groups, membership, privacy
* trouble: faults (what can be switched on), calls (the log to check against)
* `make run`: app, supervisor (the bot beside it), clock (which can be moved), travel (how time passes), example (a job
  search told by visitor), web and control (what the page asks), events, views, deeds, guard, page/
"""
