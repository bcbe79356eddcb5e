/**
 * The error pages run in the browser after anything may have failed, messages included, so their few texts
 * are built in. tests/components/messages.test.ts holds the two languages together.
 */
export const errorTexts = {
  zh: {
    name: "户通",
    title: "系统出现问题",
    lead: "您刚才的操作可能没有完成，已保存的内容不受影响。请稍后重试；如仍不能解决，请记下以下编号并与办理窗口联系。",
    reference: "问题编号：",
    retry: "重试",
    home: "返回首页",
  },
  en: {
    name: "Hutong",
    title: "Something went wrong",
    lead: "What you just did may not have been completed. Anything already saved is safe. Try again in a moment; if it keeps happening, note the number below and contact the office that handles your case.",
    reference: "Problem number:",
    retry: "Try again",
    home: "Go to the home page",
  },
} as const;
