import { describe, expect, it } from 'vitest';
import type { Locale } from '@/lib/i18n/locales';
import { messagesIn } from '@/messages';

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flat(value, `${prefix}${key}.`),
  );

const textsWith = (locale: Locale, pattern: RegExp, but: readonly string[] = []) =>
  flat(messagesIn(locale))
    .filter(([key, text]) => !but.includes(key) && pattern.test(text))
    .map(([key, text]) => `${key}: ${text}`);

/** The name of a language stands in its own writing. */
const NAMES = ['identity.languages.zh-CN', 'identity.languages.zh-TW'];

describe('each language keeps its own words', () => {
  it('zh-TW has no simplified characters', () => {
    const simplified =
      /[个为务联运营现话给请户对时间应该认级关闭开启见续订阅报问题这边们产设显绝过还进选择单击后没从发众业严举义乐习书买争亏亿仅优传伤体侧债偿储儿写军农决况减则刚创删办动势员响处额导岗币帐带库异张总悬惯愿戏战执扩扫护拟挂损换无权条来标栏样档检楼欢毕气汇测济浏渐满灵点热环电疗盘种称笔简类红约纪纯线练组细终经结绑绕络统继维缓编缩网罗职肃脑节范荐药获虑补装览觉规视讨让训议记讲许论访证评识诉词译试询详语误说诸读课谁调谈谢责败账货质购贵费赔输转载达迁迈远违连迟适递遗邮郑释钟销锁错键长门闪队阶际陆险隐难静页项顺须预频风飞馆驱验鱼齐龙]/u;
    expect(textsWith('zh-TW', simplified, NAMES)).toEqual([]);
  });

  it('zh-TW is written as in Taiwan, not converted', () => {
    const mainland =
      /(?<!租)用戶|登錄|信息|默認|視頻|網絡|服務器|郵箱|帳號|軟件|文件夾|鏈接|搜索|設置|保存草稿|運營|合作伙伴|營運方|支持|租戶/;
    expect(textsWith('zh-TW', mainland)).toEqual([]);
  });

  it('zh-CN has no traditional characters', () => {
    expect(
      textsWith(
        'zh-CN',
        /[個為務聯運營錄現話給請戶對時間應該認級復關閉開啟見續訂閱報問題這邊們與產設備顯絕過還進選擇單擊後沒從發]/u,
        NAMES,
      ),
    ).toEqual([]);
  });

  it('German says Sie, and sets its own quotation marks', () => {
    expect(textsWith('de', /\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich|[Ee]uch|[Ee]uer)\b/)).toEqual([]);
    expect(textsWith('de', /"|“[^„]*”/)).toEqual([]);
  });

  it.each(['zh-CN', 'zh-TW'] as const)('%s sets its own signs behind its words', (locale) => {
    expect(textsWith(locale, /\p{Script=Han}[,:;!?](?!\/)/u)).toEqual([]);
  });
});
