// Letters as they are compared: people type Azerbaijani without its letters, `sifre` for `şifrə`.

// Letters that Unicode does not take apart.
const LETTERS = { ə: "e", ı: "i" };

/**
 * A text as it is compared: small, without marks, as it is typed without Azerbaijani letters.
 *
 * @param {string} text
 * @returns {string}
 */
export function folded(text) {
  return text
    .replace(/[İI]/g, "i")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[əı]/g, (letter) => LETTERS[letter]);
}
