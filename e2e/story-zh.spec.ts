import { randomUUID } from 'node:crypto';
import { hoursAgo, numberOf } from './filing';
import { expect, test } from './fixtures';
import { watchFor, whenSeen } from './watch';

const TITLE = `外部邮件延迟 ${randomUUID().slice(0, 8)}`;
const SUMMARY = '外部邮件到达较晚，世纪互联正在检查邮件队列。';
const CLOSING = '邮件已恢复正常。';

test('The same story in Chinese, with the terms of the glossary', async ({ signIn }) => {
  const { page: hana } = await signIn('hana');
  const { page: lin } = await signIn('lin');
  const box = (title: string) =>
    lin.getByRole('group').filter({ has: lin.locator('summary').getByText(title, { exact: true }) });

  await test.step('hana chooses Chinese, and a zone of her own', async () => {
    await hana.goto('/settings/you');
    await hana.getByLabel('Language').selectOption({ label: '简体中文' });
    await hana.getByLabel('Time zone').selectOption('Europe/Berlin');
    await hana.locator('#preferences').getByRole('button', { name: 'Save' }).click();
    await expect(hana.getByText('已保存。')).toBeVisible();
  });

  await test.step('支持请求 > 客户请求 > 新建请求', async () => {
    const requests = hana.getByRole('navigation', { name: '主导航' }).getByRole('list', { name: '支持请求' });
    await requests.getByRole('link', { name: '客户请求' }).click();
    await expect(hana.getByRole('heading', { level: 1, name: '客户请求' })).toBeVisible();
    await expect(hana.getByRole('columnheader')).toContainText(['标题', '客户', '服务', '严重性', '状态']);
    await hana.getByRole('main').getByRole('link', { name: '新建请求' }).click();
    await hana.getByLabel('公司名称或域').fill('tailspin.example');
    await hana.getByRole('button', { name: '查找' }).click();
    await hana.getByRole('link', { name: 'Tailspin Toys' }).click();
    await hana.getByRole('link', { name: 'Exchange Online' }).click();
  });

  await test.step('服务运行状况: 事件, and what could be mended first', async () => {
    const health = hana.getByRole('region', { name: '服务运行状况' });
    await expect(health.getByText('事件', { exact: true })).toBeVisible();
    await expect(health.getByText('服务降级')).toBeVisible();
    expect(await hana.getByRole('region', { name: '可先修正的配置' }).getByRole('link').count()).toBeGreaterThanOrEqual(
      5,
    );
  });

  await test.step('she files: 严重性, 培训、文档或支持工具, 提交', async () => {
    const field = (label: string) => hana.getByLabel(label, { exact: true });
    await field('主题').selectOption({ label: '邮件无法收发' });
    await field('标题').fill(TITLE);
    await field('问题描述').fill('外部邮件在一台传输服务器的队列中等待一小时。');
    await field('何时开始').fill(hoursAgo(3, 'Europe/Berlin'));
    await hana.getByRole('radio', { name: '多位用户' }).check();
    await field('已尝试的措施').fill('已跟踪五封邮件，换过发件人和网络，结果都相同。');
    const lacks = hana.getByRole('group', { name: '您自行解决还缺少什么' });
    for (const lack of ['培训', '文档', '支持工具'])
      await expect(lacks.getByRole('checkbox', { name: lack })).toBeVisible();
    await lacks.getByRole('checkbox', { name: '支持工具' }).check();
    await field('缺少的具体情况').fill('我们看不到运营方一侧的队列。');
    await hana.getByRole('group', { name: '建议的严重性' }).getByRole('radio', { name: 'A – 严重' }).check();
    await field('给客户的摘要').fill(SUMMARY);
    await lin.goto('/support-requests?view=unassigned&severity=A');
    await expect(lin.getByRole('heading', { level: 1, name: '队列' })).toBeVisible();
    await watchFor(lin, TITLE);
    await hana.getByRole('button', { name: '提交给世纪互联' }).click();
  });

  const number = await numberOf(hana);
  await test.step("number, target in her zone and Beijing's, who answers; and it stands in the queue without a reload", async () => {
    const receipt = hana.getByRole('status').filter({ hasText: `编号 ${number}` });
    await expect(receipt).toContainText(/响应目标[:：]\s?您的时间：.+ \(GMT\+[12]\) · 北京时间：.+ \(GMT\+8\)/);
    await expect(receipt).toContainText('世纪互联的支持工程师将在此直接答复您。');
    await whenSeen(lin);
  });

  await test.step('lin triages: 严重性, 受理, 等待合作伙伴, 解决', async () => {
    await lin.getByRole('link', { name: TITLE }).click();
    await box('严重性').getByRole('radio', { name: 'B – 高' }).check();
    await box('严重性').getByLabel('理由').fill('有替代方法。');
    await lin.getByRole('button', { name: '设置严重性' }).click();
    await expect(lin.getByText('将严重性设为 B')).toBeVisible();
    await lin.getByRole('button', { name: '受理', exact: true }).click();
    await expect(lin.getByText('受理了此请求。')).toBeVisible();
    await lin.locator('summary').getByText('询问合作伙伴并等待').click();
    await expect(box('询问合作伙伴并等待').getByText('谁会看到此内容：运营方和合作伙伴')).toBeVisible();
    await box('询问合作伙伴并等待').getByLabel('消息').fill('请提供三个邮件 ID。');
    await lin.getByRole('button', { name: '发送并等待合作伙伴' }).click();
    await expect(lin.getByText('计时已暂停：等待合作伙伴')).toBeVisible();
    await expect(hana.getByText('请提供三个邮件 ID。')).toBeVisible();
    await expect(hana.getByText('需要注意', { exact: true })).toBeVisible();
    await hana.getByLabel('消息').first().fill('ID 为 11、12 和 13。');
    await hana.getByRole('button', { name: '发送答复' }).click();
    await expect(lin.getByText('ID 为 11、12 和 13。')).toBeVisible();
    await lin.locator('summary').getByText('解决', { exact: true }).click();
    await box('解决').getByLabel('消息').fill('过滤更改已撤回。');
    await lin.getByRole('button', { name: '发送并解决' }).click();
    await expect(hana.getByText('过滤更改已撤回。')).toBeVisible();
  });

  await test.step('hana tells the customer and closes: 告知客户, 关闭', async () => {
    await expect(hana.getByText(/^关闭[:：]\s?请先告知客户，或记录您已告知 \(P15\)。$/)).toBeVisible();
    await hana.getByRole('radio', { name: '电话' }).check();
    await hana.getByLabel('结案说明').fill(CLOSING);
    await hana.getByRole('button', { name: '记录已告知客户' }).click();
    await hana.getByRole('button', { name: '关闭', exact: true }).click();
    await expect(hana.getByText('关闭了此请求。')).toBeVisible();
    await expect(hana.getByText('已关闭', { exact: true })).toBeVisible();
  });

  await test.step('tina reads it: 已完成, 摘要, 结案说明', async () => {
    const { page: tina } = await signIn('tina');
    await tina.goto(`/support-requests/${number}`);
    await expect(tina.getByText('已完成', { exact: true })).toBeVisible();
    await expect(tina.getByRole('region', { name: '摘要' })).toContainText(SUMMARY);
    await expect(tina.getByRole('region', { name: '结案说明' })).toContainText(CLOSING);
    await expect(tina.getByText(TITLE)).toHaveCount(0);
  });
});
