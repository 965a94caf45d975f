"""Furniture: the lines of a saved page that only helped to move about it, or closed it."""

from __future__ import annotations

from corpus.text.pattern import pattern

LENGTH = 90
"""Characters of a line that may be navigation; a longer one is text whatever it holds."""

_NOISE = pattern(
    r"您?(?:现在|現在|當前|当前|所在)的?(?:位置|在位置).{0,80}"
    r"|.{0,20}(?:首页|首頁)\s*[>»＞›/→-].{0,80}"
    r"|[^。！？>»＞›]{0,40}(?:\s[>»＞›]\s[^。！？>»＞›]{1,20}){2,}"
    r"|【?\s*字[体體號号]\s*[:：]?.{0,20}(?:大|中|小|视力|】).*"
    r"|视力保护色.{0,10}|【?打印(?:本页)?】?(?:.{0,20}【?关闭】?)?|关闭(?:窗口)?|返回(?:顶部|首页)|收藏本页"
    r"|分享[到至]?[:：]?|触碰右侧展开|點擊展開|点击展开|展开全文|阅读原文|查看更多|转存图片|轉存圖片"
    r"|(?:上一[篇條条]|下一[篇條条]|相关(?:阅读|链接|新闻|文章)|相關(?:閱讀|鏈接|新聞))(?:[:：].*)?"
    r"|(?:浏览次数|点击数|阅读量?|評論|评论|点赞)\s*[:：]?\s*\d+.{0,20}"
    r"|(?:登录|注册|登錄|註冊|搜索|无障碍.{0,6}|繁體版?|简体版?|English|移动版|客户端)(?:\s*[|｜]\s*\S+)*"
    r"|用微信扫码二维码|分享至好友和朋友圈|举报|舉報|关注者|被浏览|[\d,]+\s*人赞同了该(?:回答|文章)"
    r"|添加评论|写下你的评论.{0,4}|打开.{0,8}(?i:app)(?:阅读|查看).{0,6}"
)
_FOOTER = pattern(
    r"版权(?:声明|所有).*|版權所有.*|(?:Copyright|©).*|.*ICP备.*号.*|主办单位.*|网站标识码.*|免责声明.*"
    r"|(?:责任编辑|責任編輯|特别声明|特別聲明).*|(?:扫一扫|微信扫码|微信扫一扫).*"
    r"|(?:收藏|点赞|在看|转发|喜欢|赞同|关注|订阅|追蹤|訂閱|列印)\s*\d*"
    r"|(?i:skip\ to\ (?:main\ )?content|advertisement|share(?:\ this(?:\ \w+)?)?|tweet|print|email"
    r"|facebook|twitter|linkedin|whatsapp|copy\ link|read\ more|sign\ in|subscribe|comments?"
    r"|\d+\ (?:comments?|shares)|\d+[\ -]min(?:ute)?s?\ read|all\ rights\ reserved.{0,40})"
)
_COUNT = pattern(r"\d[\d,.]{0,9}\s*[万萬wWkK]?")


def is_noise(line: str, *, at_edge: bool) -> bool:
    """Whether a line is no part of a text.

    Args:
        at_edge: whether it stands among the first or the last ones of a page.
    """
    if len(line) > LENGTH:
        return False
    return bool(_NOISE().fullmatch(line) or (at_edge and _FOOTER().fullmatch(line)))


def is_count(line: str) -> bool:
    """Whether a line is a bare number, as those are that stand beside a button."""
    return _COUNT().fullmatch(line) is not None
