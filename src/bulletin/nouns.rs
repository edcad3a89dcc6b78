//! What a noun phrase has to look like to name somebody who can act.

use super::fold::{before, ends, from, holds, length, part, starts};
use super::verbs;
use super::words::{Words, words};

/// Ends of names of bodies and persons. Single characters only where they hardly end anything else.
#[rustfmt::skip]
const ENDINGS: Words = words![
    // Government and party.
    "党委", "党工委", "党组", "党支部", "党总支", "支部", "政府", "办事处", "管委会", "委员会",
    "指挥部", "领导小组", "工作组", "检查组", "督导组", "专班", "工作专班", "人民法院", "检察院",
    "安委办", "安委会", "消委办", "应急办", "指挥所", "机关", "两委", "“两委”", "防指", "森防指",
    "防指办", "局", "厅", "委", "办", "署", "部委", "科", "股", "处室", "科室", "内设机构", "纪委",
    "宣传部", "组织部", "武装部", "统战部", "政法委", "人大", "政协", "工会", "妇联", "团委",
    "共青团", "学会", "协会", "商会", "联合会", "基金会", "红十字会", "合作社",
    // Places as bodies.
    "省", "市", "县", "县(区)", "区县", "县区", "市州", "州", "盟", "旗", "乡", "镇", "乡镇",
    "镇街", "街道", "村", "社区", "村居", "村(居)", "居委会", "村委会", "村组", "开发区", "高新区",
    "经开区", "新区", "示范区", "保税区", "各区", "县、区", "市、区", "各地", "各地区", "地方",
    "属地", "各级", "师", "团场", "苏木", "嘎查",
    // Firms and institutions.
    "企业", "公司", "集团", "单位", "部门", "机构", "中心", "院所", "医院", "卫生院", "卫生室",
    "学校", "院校", "高校", "中学", "小学", "中小学", "幼儿园", "敬老院", "养老院", "福利院",
    "宾馆", "酒店", "饭店", "旅馆", "民宿", "商场", "超市", "市场主体", "经营主体", "加油站",
    "加气站", "充装站", "客运站", "车站", "劝导站", "服务站", "供电所", "派出所", "司法所",
    "财政所", "卫生所", "研究所", "消防站", "水文站", "气象台", "电视台", "林场", "农场", "牧场",
    "渔场", "煤矿", "矿山企业", "矿", "厂", "工厂", "电厂", "水厂", "银行", "保险", "物业", "商户",
    "网点", "施工方", "业主方", "产权方", "出租方", "承包方", "甲方", "乙方", "第三方", "各方",
    "店", "店铺", "餐馆", "场馆", "影院", "网吧", "景点", "各景区", "旅行社", "寺庙", "教堂",
    "项目部", "指挥中心", "车间", "班组", "总站", "站所", "站", "站长", "代办点", "零售点",
    "经营户", "销售点", "养殖场", "饲养场", "种植场", "屠宰场", "猪场", "鸡场", "牛场", "羊场",
    "采石场", "砂场", "石场", "滑雪场", "游乐场", "农家乐", "渔家乐", "苗圃",
    "门诊", "门诊部", "诊所", "药店", "药房", "商店", "便利店", "快递点", "回收点", "收购点", "加工点", "广播室", "该店", "该园", "该馆", "该行", "该院", "该所", "该校",
    "小作坊", "作坊", "供销社", "信用社", "联社", "农机社", "中心校", "技校", "驾校", "党校",
    "分校", "村校", "完小", "初中", "高中", "学院", "图书馆", "博物馆", "文化馆", "体育馆",
    "纪念馆", "营业部", "经营部", "门市部", "工程部", "安全部", "保卫部", "生产部", "运维部",
    "主办方", "承办方", "运营方", "管理方", "监理方", "设计方", "建设方", "委托方", "维保方",
    "供货方", "用工方", "组织方", "校方", "院方", "厂方", "店方", "警方", "支行", "分行", "电台",
    // Offices and stations of local bodies.
    "委会", "理事会", "监事会", "董事会", "议事会", "代表大会", "办公室", "督查室", "调度室",
    "值班室", "指挥室", "研究室", "监察室", "审计室", "巡察室", "法制室", "医务室", "警务室",
    "保卫室", "政工室", "资源所", "监管所", "管理所", "监督所", "林业所", "水利所", "国土所",
    "应急所", "执法所", "规划所", "农机所", "农技所", "交管所", "运管所", "供水所", "税务所",
    "工商所", "检验所", "设计所", "事务所", "看守所", "收费所", "养护所", "海事所",
    "渔政所", "河道所", "闸管所", "水务所", "车管所",
    // Teams.
    "总队", "支队", "大队", "中队", "分队", "小队", "队", "队伍", "救援队", "突击队", "应急力量",
    "民兵", "消防救援机构", "工作队", "组", "党小组",
    // Persons.
    "负责人", "责任人", "监护人", "法定代表人", "供应商", "承包商", "经销商", "运营商", "开发商",
    "服务商", "生产商", "代理商", "零售商", "销售商", "制造商", "实际控制人", "控制人", "管理人",
    "经办人", "驾驶人", "承包人", "联系人", "承租人", "出租人", "所有人", "使用人", "包保人",
    "领导", "领导干部", "干部", "书记", "主任", "镇长", "县长", "市长", "区长", "乡长", "局长",
    "厅长", "处长", "科长", "所长", "校长", "院长", "厂长", "矿长", "队长", "组长", "班长",
    "班组长", "林长", "河长", "湖长", "田长", "路长", "街长", "楼长", "栋长", "库长", "巷长",
    "点长", "段长", "船长", "家长", "店长", "经理", "总监", "工程师", "会计", "安全总监", "人员",
    "成员", "委员", "议员", "教员", "学员", "队员", "职员", "员工", "职工", "雇员", "驾驶员",
    "安全员", "网格员", "护林员", "监管员", "管理员", "协管员", "专管员", "专职安全员", "信息员",
    "巡查员", "巡护员", "观测员", "监测员", "劝导员", "值班员", "调度员", "保管员", "操作员",
    "宣传员", "广播员", "指挥员", "联络员", "检查员", "督导员", "监督员", "辅导员", "炊事员",
    "押运员", "保安员", "店员", "船员", "员", "工", "教师", "医生", "医师", "师生", "学生",
    "毕业生", "民警", "辅警", "交警", "官兵", "指战员", "导游", "教练", "护士", "船老大", "车主",
    "摊主", "户外爱好者", "顾客", "考生", "新生", "青年", "青少年", "妇女", "司机", "驾驶者",
    "经营者", "生产者", "使用者", "管理者", "施工者", "志愿者", "者", "们", "乘客", "驴友", "村医",
    "校医", "兽医", "厂医", "机手", "操作手", "骑手", "水手", "舵手", "猎手", "能手", "助手",
    "选手", "租客", "房客", "寄宿生", "住校生", "实习生", "大学生", "夫妇", "老板", "组织者", "举办者",
    "承办者", "户主", "业主", "店主", "船主", "房东", "雇主", "农户", "住户", "租户", "户", "村民",
    "居民", "市民", "群众", "公众", "游客", "旅客", "农民", "牧民", "渔民", "家属", "家庭成员",
    "党员", "骨干", "同志", "专家", "代表", "股东", "值班长", "处", "带班领导", "当事人", "本人",
    "个人", "专人", "人",
    // All of them.
    "各级各部门", "各校", "各园", "各厂", "各店", "各组", "各班", "各家", "各方面", "全省上下",
    "全市上下", "全县上下", "全区上下", "全镇上下", "全乡上下", "各界", "全社会", "系统", "双方",
    "战线",
];

/// Ends that look like a person or body but are things, places or parts of other words.
#[rustfmt::skip]
const NOT_ENDINGS: Words = words![
    "行业主", "泵站", "变电站", "水电站", "电站", "基站", "雨量站", "监测站", "自动站", "雷达站",
    "网站", "施工", "开工", "停工", "复工", "完工", "竣工", "动工", "用工", "化工", "军工", "手工",
    "加工", "分工", "返工", "赶工", "误工", "查处", "惩处", "口处", "洼处", "险处", "高处", "低处",
    "深处", "远处", "各处", "多处", "到处", "处处", "此处", "暗处", "1处", "2处", "3处", "5处",
    "0处", "每处", "或者", "两者", "前者", "后者", "机器人", "每人", "无人", "一人", "两人", "内部",
    "全部", "局部", "外部", "分部", "林区", "山区", "库区", "景区", "灾区", "城区", "辖区", "厂区",
    "矿区", "牧区", "小区", "危险区", "禁区", "校区", "片区", "园区", "作业区", "控制区", "入户",
    "到户", "挨户", "逐户", "每户", "门户", "账户", "开店", "到店", "进店", "入店", "离店", "闭店", "驻店", "动员", "总动员", "复员", "全员",
    "满员", "超员", "定员", "通知单位", "时间单位", "计量单位", "排队", "车队", "举办", "承办",
    "主办", "督办", "交办", "查办", "严办", "催办", "经办", "备案", "布局", "格局", "结局", "大局",
    "全局", "当局", "开局", "出局", "破局", "委", "监控系统", "报警系统", "喷淋系统", "信息系统",
    "控制系统", "通风系统", "供电系统", "排水系统", "喷水系统", "预警系统", "灭火系统", "处理系统",
    "操作系统", "电气系统", "自动系统", "制动系统", "广播系统", "数据中心", "城市中心", "以人",
    "为人", "救人", "伤人", "本部", "开矿", "采矿", "探矿", "进厂", "出厂", "入厂", "到村", "进村",
    "驻村", "入村", "下乡", "城乡", "进城镇", "上市", "城市", "超市区", "门市", "入市", "股市",
    "全省", "全市", "全县", "全区", "节省", "市场", "理科", "学科", "转委", "原委", "发电机组", "机组",
    "分组", "编组", "重组", "改组", "每组", "一组", "两组", "词组", "组委", "各工", "办公场所", "停车场", "立方", "平方",
];

/// Parts of things whose last words may still sound like a body.
#[rustfmt::skip]
const THINGS: Words = words![
    "泵站", "变电站", "水电站", "基站", "水库", "隧道", "桥梁", "道路", "场所", "部位", "设施",
    "设备", "车辆", "船舶", "平台", "系统", "资金", "经费", "信息", "情况", "工作", "措施", "责任",
    "预案", "台账", "制度", "隐患", "问题", "项目", "工程", "物资",
];

/// What in a body's name makes 委 and 系统 one.
#[rustfmt::skip]
const COMMITTEES: Words = words![
    "省委", "市委", "县委", "区委", "党委", "纪委", "工委", "团委", "州委", "旗委", "镇委", "乡委",
    "盟委", "地委", "村委", "居委", "改委", "健委", "政法委", "国资委", "安委", "防委", "消委",
    "道安委", "建委", "经委", "农委", "科委", "编委", "常委", "两委", "部委", "党工委", "住建委",
    "交委", "林委", "监委",
];

/// Whether `phrase` names somebody who can act.
pub fn is_actor(phrase: &str) -> bool {
    let chars = length(phrase);
    if !(2..=60).contains(&chars) {
        return false;
    }
    // 各镇(街道): the bracket adds to the name before it.
    let core = strip_bracket(phrase);
    if core.is_empty() {
        return false;
    }
    if core.ends_with('委') {
        return ends(core, COMMITTEES).is_some();
    }
    if core.ends_with("系统") {
        return starts(core, words!["全省", "全市", "全县", "全区", "全国", "各级", "各", "应急管理"]).is_some()
            || core.contains("应急管理系统");
    }
    if core.starts_with('各') && ends(core, AREAS).is_some() {
        return true;
    }
    // Most phrases end like nobody at all: asking that first saves the other list.
    if ends(core, ENDINGS).is_none() {
        return false;
    }
    // The longer word counts: 全员 is nobody, but 安全员 is.
    ends(core, NOT_ENDINGS)
        .is_none_or(|other| ENDINGS.iter().any(|word| word.len() > other.len() && core.ends_with(word)))
}

/// Areas that are bodies only when each of them is meant: 各景区.
#[rustfmt::skip]
const AREAS: Words = words![
    "景区", "园区", "林区", "矿区", "厂区", "校区", "片区", "小区",
];

/// 各 in front of things and not of bodies.
const EACH_THING: Words = words!["各项", "各类", "各种", "各个环节", "各环节", "各式", "各自"];

/// Whether a phrase directly in front of a modal names somebody: also 各…, whoever they are, unless they are things.
pub fn is_subject(phrase: &str) -> bool {
    let core = strip_bracket(phrase);
    let chars = length(phrase);
    let whole = matches!(core, "全省" | "全市" | "全县" | "全区" | "全镇" | "全乡");
    let each = core.starts_with('各')
        && starts(core, EACH_THING).is_none()
        && ends(core, THINGS).is_none()
        && ends(core, CIRCUMSTANCES).is_none()
        && (3..=12).contains(&chars);
    is_actor(phrase) || whole || each || is_anybody(core)
}

/// 任何人, 任何一级; not 任何情况下, 任何车辆.
fn is_anybody(phrase: &str) -> bool {
    phrase.starts_with("任何")
        && length(phrase) >= 3
        && !phrase.contains('的')
        && ends(phrase, NOT_ANYBODY).is_none()
        && ends(phrase, THINGS).is_none()
}

/// Ends of phrases with 任何 that name nobody.
#[rustfmt::skip]
const NOT_ANYBODY: Words = words![
    "下", "时候", "时间", "时刻", "时", "形式", "方式", "理由", "借口", "名义", "地方", "地点", "条件", "环节",
    "手段", "渠道", "途径", "中", "内", "上", "物品", "火种", "火源", "杂物",
];

/// A phrase without the bracket or quoted word at its end: 各镇(街道) → 各镇.
fn strip_bracket(phrase: &str) -> &str {
    if phrase.ends_with(')')
        && let Some(open) = phrase.rfind('(')
    {
        return part(phrase, 0..open);
    }
    phrase.trim_matches(['“', '”'])
}

/// Whether a phrase is a name with a modifier that starts with a verb.
pub fn is_modified(phrase: &str) -> bool {
    verbs::is_relative(phrase) && is_actor(phrase)
}

/// What may follow a name's first part and belong to it.
#[rustfmt::skip]
const CONTINUING: Words = words![
    "的", "、", "和", "及", "与", "或", "以及", "(", "员", "长", "者", "人", "部门", "会", "级",
    "办", "局", "队", "组", "所", "站", "场", "区", "民", "户", "工", "业", "化", "内", "之", "间",
    "外", "中",
];

/// The last end of an actor's name in `text` at a place where the name may end, in bytes.
pub fn longest_actor(text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    // No name ends inside a bracket: 各县(市、区)组委会.
    let count = |end: usize, mark: char| before(text, end).matches(mark).count();
    let open = |end: usize| text.contains('(') && count(end, '(') > count(end, ')');
    ends.rev().filter(|end| !open(*end)).find(|end| {
        let rest = from(text, *end);
        let name = before(text, *end);
        let continues = starts(rest, CONTINUING).is_some() && !rest.starts_with("及时")
            || name.ends_with('组') && rest.starts_with(['织', '建', '成', '团']);
        !continues && is_actor(name)
    })
}

/// Ends of a circumstance between a subject and its modal.
#[rustfmt::skip]
const CIRCUMSTANCES: Words = words![
    "前", "后", "时", "期间", "内", "中", "期", "起", "的", "之后", "之前", "情况下", "同时",
    "当天", "当日", "上", "下", "均", "都", "也", "还", "则", "又", "就", "一并", "同步", "原则上",
    "分别", "全部", "每天", "每月", "必要",
];

/// Whether a phrase only tells a circumstance: …前, …时, …期间.
pub fn is_circumstance(text: &str) -> bool {
    text.is_empty()
        || ends(text, CIRCUMSTANCES).is_some()
        || holds(text, words!["接到", "发现", "收到", "因", "在", "发生", "遇"])
}
