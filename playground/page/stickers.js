// Which stickers can be sent? Six that are drawn here, so that they look alike on every machine; others are their emoji.

import { icon, node } from "./dom.js";

export const STICKERS = { "👍": "thumb", "🙂": "smile", "❤": "heart", "☕": "cup", "📞": "phone", "📅": "calendar" };

/** How a sticker looks. */
export const sticker = (emoji) => {
  const drawn = STICKERS[emoji.replace("\ufe0f", "")];
  return drawn ? node("span", { className: `drawn ${drawn}` }, icon(drawn)) : emoji;
};
