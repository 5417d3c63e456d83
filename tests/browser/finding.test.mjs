// What is found: the words of a query in whatever form, and nothing else.
import assert from "node:assert/strict";
import { everywhere } from "./site.mjs";

const IMPLEMENTATION = "2021/implementation", PANEL = "2022/expert-panel", WAIVERS = "2024/biowaivers";
const FULL_WIDTH = "2022/full-width", TRADITIONAL = "2023/traditional", RARE = "2023/rare-characters", COLD = "2026/cold-chain";

// A query, and the notices that it finds, whatever their order.
const CASES = {
  "Hanzi, from one to six": [
    ["琥", "2020/inspection-rules"],
    ["琥珀", "2020/inspection-rules"],
    ["避光容", "2020/inspection-rules"],
    ["冷链运输", COLD],
    ["琥珀色避光", "2020/inspection-rules"],
    ["药品不良反应", "2019/duty-roster", "2018/duty-roster"],
    ["值班人员 举报", "2019/duty-roster", "2018/duty-roster"],
  ],
  "Hanzi that do not stand side by side are no match": [
    ["珀琥"],
    ["链冷"],
    ["“药品质量”", IMPLEMENTATION],
    ["药品 质量 审批", IMPLEMENTATION],
  ],
  "English words": [
    ["dissolution", WAIVERS],
    ["DISSOLUTION", WAIVERS],
    ["amber containers", "2020/inspectors-guide"],
    // The last word may still be being typed; a finished one is whole.
    ["dissol", WAIVERS],
    ["dissol "],
    ["dissolution vess", WAIVERS],
    ["dissol vessel", WAIVERS, "half of it"],
  ],
  "English plurals and tenses": [
    ["hotlines", "2019/duty-roster", "2018/duty-roster"],
    ["waiver ", WAIVERS],
    ["waivers ", WAIVERS],
    ["policy", "2025/questions-on-codes-in-english"],
    ["supply ", "2025/questions-on-codes-in-english"],
    ["emergency ", "2019/duty-roster", "2018/duty-roster"],
    ["approves ", WAIVERS, IMPLEMENTATION],
    ["solubilities ", WAIVERS],
    // In quotation marks a word is meant as it is written.
    ['"approves"'],
    ['"emergency"'],
  ],
  "phrases in every kind of quotation mark": [
    ["marketing authorisation", PANEL, WAIVERS],
    ["“marketing authorisation”", PANEL],
    ['"marketing authorisation"', PANEL],
    ["「marketing authorisation」", PANEL],
    ['"authorisation of marketing"', PANEL],
    ['"of authorisation marketing"'],
    ['"adverse reactions to medicines" hotline', "2019/duty-roster", "2018/duty-roster"],
    ["「参比制剂的批号」", "2025/bioequivalence-registration"],
    ["“参比制剂批号”"],
  ],
  "numbers of documents": [
    ["2026年第16号", COLD],
    ["No. 16 of 2026", COLD],
    ["Announcement No. 16 of 2026", COLD],
    ["２０２６年第１６号", COLD],
    ["2021年第16号", IMPLEMENTATION],
    ["云政办发〔2021〕16号", IMPLEMENTATION],
    ["〔2021〕16号", IMPLEMENTATION],
    ["(2021)16号", IMPLEMENTATION],
    ["[2021]第16号", IMPLEMENTATION],
    ["【2021】16号", IMPLEMENTATION],
    ["（2021）16号", IMPLEMENTATION],
    ["云药监规〔2020〕2号", "2020/inspection-rules"],
    ["No. 17 of 2026"],
    ["2016年第21号"],
  ],
  "dates in any form": [
    ["2022年4月18日", FULL_WIDTH, PANEL, IMPLEMENTATION],
    ["2022-04-18", FULL_WIDTH, PANEL, IMPLEMENTATION],
    ["18 April 2022", FULL_WIDTH, PANEL, IMPLEMENTATION],
    ["April 18, 2022", FULL_WIDTH, PANEL, IMPLEMENTATION],
    ["2022.4.18", FULL_WIDTH, PANEL, IMPLEMENTATION],
    ["18 Apr 2022", FULL_WIDTH, PANEL, IMPLEMENTATION],
    ["2022年4月18日 Linjiang", PANEL],
    ["2022年4月19日"],
  ],
  "traditional and simplified, either way": [
    ["药品说明书繁体字", TRADITIONAL],
    ["藥品說明書繁體字", TRADITIONAL],
    ["過敏反應", TRADITIONAL],
    ["过敏反应", TRADITIONAL],
    ["仿製藥質量", IMPLEMENTATION],
    ["監督管理局 冷鏈", COLD],
  ],
  "full and half width, case, and accents": [
    ["ＹＣ２０２２００８７", FULL_WIDTH],
    ["YC20220087", FULL_WIDTH],
    ["yc2022", FULL_WIDTH],
    ["gmp", FULL_WIDTH, PANEL],
    ["ＧＭＰ证书", FULL_WIDTH],
    ["societe generale", WAIVERS],
    ["SOCIÉTÉ", WAIVERS],
    ["resumé", WAIVERS],
    ["cafe-style", WAIVERS],
    ["e-ctd", PANEL],
  ],
  "kana and Hanzi beyond the basic plane": [
    ["アレルギー", RARE],
    ["ｱﾚﾙｷﾞｰ", RARE],
    ["𠮷", RARE],
    ["𠮷川药业", RARE],
    ["“吉川药业更名”", RARE],
    ["𠮷山"],
  ],
  "two scripts in one query": [
    ["GMP 检查", PANEL],
    ["GMP检查", PANEL],
    ["临江市 vaccines"],
    ["dissolution 值班"],
  ],
};

for (const [name, cases] of Object.entries(CASES)) {
  everywhere(name, async ({ ask }) => {
    for (const [query, ...expected] of cases) {
      const { text, notices, count } = await ask(query);
      const isHalf = /包含其中一部分|some of them/.test(text);
      if (expected.at(-1) === "half of it") {
        assert.ok(isHalf && notices.includes(expected[0]), `${query}: ${text} ${notices}`);
      } else if (expected.length) {
        assert.deepEqual([isHalf, notices.toSorted()], [false, expected.toSorted()], `${query}: ${text}`);
        assert.equal(count, expected.length, `${query}: ${text}`);
      } else {
        assert.ok(isHalf || !notices.length, `${query}: ${text} ${notices}`);
      }
    }
  });
}

everywhere("if nothing has all words, notices with half of them are shown, and the status says so", async ({ ask, language }) => {
  const said = { zh: /没有一件包含全部词语/, en: /None has all of the words/ }[language];
  const whole = await ask("冷链运输");
  assert.doesNotMatch(whole.text, said);
  const half = await ask("冷链运输 琥珀色珍珠");
  assert.match(half.text, said);
  assert.ok(half.notices.includes(COLD), String(half.notices));
  const none = await ask("珍珠翡翠");
  assert.deepEqual([none.notices, none.count], [[], 0]);
  assert.match(none.text, { zh: /没有找到/, en: /Nothing found/ }[language]);
});

everywhere("a result shows title, facts and a passage, with what was asked for marked", async ({ page, ask, language }) => {
  await ask("琥珀色");
  const item = page.locator("#search-results > li");
  assert.equal(await item.locator("a").textContent(), "云川省药品经营质量检查细则");
  assert.deepEqual(await item.locator("mark").allTextContents(), ["琥珀色"]);
  const text = await item.innerText();
  for (const fact of { zh: ["2020年7月1日", "法规规章", "药品追溯"], en: ["2020", "July", "Traceability", "Chinese"] }[language]) assert.ok(text.includes(fact), `${fact}: ${text}`);
  assert.match(text, /企业应当妥善保管琥珀色避光容器/);
  await ask("amber");
  assert.deepEqual(await item.locator("mark").allTextContents(), ["Amber"]);
  assert.equal((await item.innerText()).includes("英文"), language === "zh");
});
