"""The picture of /stats: where everything lies (layout.py), in which colours (themes.py), and painted (paint.py).

Run as a process of its own, `python -m bot.drawing < figures.json > picture.png`, so that the plotting library takes
neither the bot's memory nor its time (bot/pictures.py starts it).
"""
