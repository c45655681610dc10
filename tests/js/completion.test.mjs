// How the word that is being typed goes on.
import assert from "node:assert/strict";
import { test } from "node:test";

import { completion } from "../../plugins/helpcentre/features/search/theme/assets/helpcentre/search/completion.mjs";

const groups = (...surfaces) => [{ sections: [{ found: surfaces.map((surface) => ({ surface })) }] }];
const FOUND = groups("Parolu", "parolunuzu", "parolu", "İstifadəçi", "şifrəni", "API-nin");

for (const [typed, offered] of [
  ["par", "parolu"],
  ["PAR", "PARolu"],
  ["mənim par", "parolu"],
  ["i", ""],
  ["is", "istifadəçi"],
  ["İs", "İstifadəçi"],
  ["şif", "şifrəni"],
  ["sif", ""], // the letters would not lie on those that are typed
  ["ap", "API-nin".replace("AP", "ap")],
  ["parolu", "parolunuzu"],
  ["parolunuzu", ""],
  ["par ", ""],
  ["", ""],
  ["😀", ""],
]) {
  test(`«${typed}» → «${offered}»`, () => assert.equal(completion(typed, FOUND), offered));
}

test("what is found most often, then the shortest", () => {
  assert.equal(completion("pa", groups("pasport", "parol", "parol", "pay")), "parol");
  assert.equal(completion("pa", groups("pasport", "pay")), "pay");
});

test("nothing was found", () => assert.equal(completion("par", []), ""));
