import type { Weighted } from "@/lib/demo/dice";

// Surnames by frequency, per ten thousand people and rounded (own compilation from the yearly name reports).
export const SURNAMES: Weighted<string> = [
  ...weighted(700, "王李张"),
  ...weighted(480, "刘陈"),
  ...weighted(300, "杨"),
  ...weighted(215, "黄赵吴周"),
  ...weighted(135, "徐孙马朱胡郭何林高"),
  ...weighted(85, "罗郑梁谢宋唐许邓冯韩曹"),
  ...weighted(60, "曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹"),
  ...weighted(30, "熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武倪童施殷乔单仇查翟"),
  ...(["欧阳", "上官", "诸葛", "司马", "夏侯", "皇甫"] as const).map((name) => [name, 4] as const),
];

export const GIVEN = {
  MALE: {
    old: "建国 建军 国强 志强 永福 德明 金水 庆华 卫东 长林 志明 国平 根生 桂林 福生 大海".split(" "),
    middle:
      "伟 勇 强 磊 军 杰 涛 超 明 刚 平 辉 鹏 俊 飞 凯 浩 斌 波 宁 志远 文斌 海涛 晓东 建华 俊杰 国栋 立新 永刚 振宇 思远 一鸣 嘉伟".split(
        " ",
      ),
    young: "浩宇 子轩 宇航 梓豪 俊熙 奕辰 沐阳 一诺 亦辰 景行 子墨 泽洋 承泽 锦程 书睿 知远 皓轩 铭泽".split(
      " ",
    ),
  },
  FEMALE: {
    old: "秀英 桂英 玉兰 秀珍 淑珍 凤英 桂兰 玉梅 素芬 月娥 春香 美华 根娣 菊芳 爱华 彩云".split(" "),
    middle:
      "芳 娜 敏 静 丽 艳 娟 霞 燕 玲 丹 萍 红 婷 雪 倩 颖 洁 琳 慧 丽华 晓燕 海燕 文静 雅婷 思敏 佳怡 晓雯 春梅 慧敏 雨晴 梦洁 婉清".split(
        " ",
      ),
    young: "梓涵 欣怡 诗涵 雨桐 一诺 可馨 语彤 思琪 沐瑶 若曦 依诺 芷晴 清妍 书瑶 知夏 悦然 婉宁 锦瑶".split(
      " ",
    ),
  },
} as const;

/** Characters of given names that older systems could not store; the last ones lie beyond the basic plane. */
export const RARE = "昇堃喆翀赟昶玥犇垚淼鑫骉䶮㛃𬭎𬍤𫖯𫍯𬱖".match(/./gu) ?? [];

/** Names of minorities, as parts that · joins. */
export const MINORITY = {
  MALE: [
    "努尔艾合麦提·麦麦提吐尔逊",
    "买买提·艾力",
    "阿卜杜拉·玉素甫",
    "叶尔兰·巴合提",
    "艾尼瓦尔·吐尔逊",
    "扎西次仁",
    "洛桑·多吉",
  ],
  FEMALE: [
    "阿依古丽·买买提",
    "热依汗古丽·阿卜杜热合曼",
    "古丽娜尔·叶尔肯",
    "帕提古丽·亚森",
    "卓玛央金",
    "次仁·拉姆",
    "迪丽努尔·艾山江",
  ],
} as const;

/** Names as Hong Kong, Macao and Taiwan permits write them. */
export const HMT_NAMES = {
  MALE: ["陳志強", "黃家駿", "林俊傑", "張國榮", "李偉明"],
  FEMALE: ["陳美玲", "黃嘉欣", "林淑芬", "張曉彤", "李慧儀"],
} as const;

export const STREETS = [
  "人民路",
  "中山路",
  "建设路",
  "解放路",
  "和平路",
  "新华路",
  "文化路",
  "长江路",
  "友谊路",
  "胜利街",
  "幸福里",
  "桂花巷",
] as const;

function weighted(weight: number, names: string): (readonly [string, number])[] {
  return [...names].map((name) => [name, weight] as const);
}
