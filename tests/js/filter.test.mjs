// Which questions of a page a query finds: typed without Azerbaijani letters, in capitals, only begun.
import assert from "node:assert/strict";
import { test } from "node:test";

import { matches } from "../../plugins/helpcentre/page/theme/assets/helpcentre/filter.mjs";
import { folded } from "../../plugins/helpcentre/page/theme/assets/helpcentre/folding.mjs";

const QUESTION = "Şifrəmi unutmuşam, İADƏ necə alınır? (Allin Wallet)";

for (const query of ["şifrə", "sifre", "SIFRE", "ŞİFRƏ", "iade", "unut sif", "wallet", "  ", "?!", "alinir"]) {
  test(`«${query}» finds it`, () => assert.ok(matches(QUESTION, query)));
}

for (const query of ["fre", "bilet", "sifre bilet", "walletx"]) {
  test(`«${query}» does not`, () => assert.ok(!matches(QUESTION, query)));
}

test("a dotted capital leaves no stray dot", () => assert.equal(folded("İIıi Ə ə ÇĞÖŞÜ"), "iiii e e cgosu"));
