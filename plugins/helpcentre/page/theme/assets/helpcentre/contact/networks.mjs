// Social networks by their hosts: first those that show the same page, then others of the same network. A table, not a
// program: channel-check.mjs and networks.py both read it, so it is JSON but for these comments.
export default {
  "instagram": [["instagram.com"], ["instagr.am", "ig.me"]],
  "facebook": [["facebook.com", "m.facebook.com", "fb.com"], ["fb.me", "m.me", "messenger.com"]],
  "youtube": [["youtube.com", "m.youtube.com"], ["youtu.be"]],
  "tiktok": [["tiktok.com"], []],
  "linkedin": [["linkedin.com"], ["lnkd.in"]],
  "twitter": [["x.com", "twitter.com"], ["t.co"]],
  "threads": [["threads.com", "threads.net"], []],
  "vk": [["vk.com", "m.vk.com", "vk.ru"], []]
};
