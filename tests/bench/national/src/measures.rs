//! Measures that no municipality has, in the words that measures are written in; always the same ones.

use rashinban::{Item, Lang};
use serde::Deserialize;

/// A title and a summary.
#[derive(Debug, Deserialize)]
pub struct Measure {
    pub title: String,
    #[serde(default)]
    pub summary: String,
}

const PLACES: [&str; 48] = [
    "青", "朝日", "石", "岩", "梅", "榎", "大", "岡", "沖", "鏡", "霞", "金", "神", "亀", "川", "北", "桐", "熊", "桜", "笹", "下",
    "島", "白", "杉", "須", "瀬", "高", "滝", "竹", "玉", "千", "月", "鶴", "寺", "豊", "中", "長", "西", "野", "萩", "東", "平", "藤",
    "松", "水", "南", "森", "若",
];
const ENDINGS: [&str; 24] = [
    "田", "原", "野", "丘", "台", "坂", "橋", "里", "村", "沢", "浜", "浦", "崎", "島", "山", "谷", "森", "木", "井", "口", "戸",
    "塚", "沼", "根",
];
const KINDS: [&str; 6] = ["市", "市", "町", "村", "区", "ヶ丘地区"];
const PEOPLE: [&str; 20] = [
    "高齢者", "子育て世帯", "保護者", "障害者", "外国人住民", "事業者", "納税者", "児童生徒", "教職員", "観光客", "来庁者", "転入者",
    "避難者", "要介護者", "若者", "自治会役員", "農業者", "職員", "移住希望者", "デジタルに不慣れな人",
];
const SERVICES: [&str; 60] = [
    "書かない窓口", "来庁予約システム", "住民票のコンビニ交付", "電子申請フォーム", "おくやみコーナー", "キャッシュレス決済",
    "番号案内表示", "申請書作成支援", "マイナンバーカード出張申請", "引越しワンストップサービス", "保育所入所申請",
    "母子健康手帳アプリ", "一時預かり予約", "乳幼児健診予約", "子育て相談チャット", "電子図書館", "学習ダッシュボード",
    "欠席連絡アプリ", "校務支援システム", "給食費の公会計化", "オンライン診療", "電子処方箋", "見守りセンサー", "健診結果の閲覧",
    "介護認定審査会のペーパーレス化", "防災アプリ", "避難所受付システム", "罹災証明書の電子申請", "河川水位センサー",
    "個別避難計画", "ハザードマップ", "ドローンによる被災調査", "AIオンデマンド交通", "自動運転バス", "バスロケーションシステム",
    "除雪車の位置情報公開", "道路損傷通報アプリ", "公共施設予約システム", "スマートメーター検針", "3D都市モデル", "空き家バンク",
    "漏水検知AI", "ごみ分別アプリ", "粗大ごみ受付", "LINEによる収集日通知", "手話通訳の遠隔提供", "多言語音声翻訳",
    "相談記録の共有", "電子契約", "RPAによる定型業務の自動化", "AI-OCR", "生成AIの業務利用", "ガバメントクラウド移行",
    "文書管理・電子決裁", "オープンデータカタログ", "テレワーク基盤", "デジタル地域通貨", "GビズIDの普及", "電子回覧板",
    "スマートフォン教室",
];
const ACTS: [&str; 18] = [
    "整備", "導入", "推進", "拡充", "構築", "実証", "更新", "普及促進", "高度化", "見直し", "運用", "再構築", "試行", "標準化対応",
    "機能強化", "周知啓発", "段階的導入", "共同利用",
];
const WAYS: [&str; 20] = [
    "近隣自治体と共同で調達し", "民間事業者と協定を結び", "利用者の声を聞き取り", "業務の流れを見直し", "既存システムを統合し",
    "タブレット端末を配備し", "QRコードを配り", "国の交付金を活用し", "APIで連携し", "アンケートで確かめ", "紙の様式を廃止し",
    "標準仕様書に準拠し", "個人情報の保護に配慮し", "カメラを設置し", "大学と連携し", "セキュリティ対策を講じ", "指定管理者と協力し",
    "マイナポータルと連携し", "職員研修を行い", "試行と改善を繰り返し",
];
const AIMS: [&str; 20] = [
    "待ち時間を短縮する", "入力の手間を減らす", "窓口に来なくても手続できるようにする", "職員の作業時間を削減する",
    "データを横断的に分析できるようにする", "見落としを防ぐ", "二重入力をなくす", "必要な人へ確実に届ける", "24時間受け付ける",
    "誰一人取り残されない支援につなげる", "現地確認の回数を減らす", "利用状況を可視化する", "紙の保管を減らす", "多様な相談に応える",
    "災害時にも業務を続ける", "担い手の不足を補う", "費用を抑えて横展開する", "満足度を高める", "利用率を上げる", "透明性を高める",
];

/// The first `count` measures.
pub fn measures(count: usize) -> Vec<Measure> {
    let labels: Vec<&str> = Item::ALL.map(|item| item.label(Lang::Ja)).collect();
    let mut dice = Dice(0x2023_0609);
    (0..count).map(|_| measure(&mut dice, &labels)).collect()
}

fn measure(dice: &mut Dice, labels: &[&str]) -> Measure {
    let service = dice.pick(&SERVICES);
    let people = dice.pick(&PEOPLE);
    let start = match dice.roll(4) {
        0 => place(dice),
        1 => format!("{people}のための"),
        2 => format!("{}における", place(dice)),
        _ => String::new(),
    };
    let title = format!("{start}{service}の{}事業(令和{}年度)", dice.pick(&ACTS), 3 + dice.roll(6));
    let mut summary = format!("{people}を対象に、{}、{service}により{}。", dice.pick(&WAYS), dice.pick(&AIMS));
    summary += &match dice.roll(3) {
        0 => format!("{}など{}箇所で実施し、", place(dice), 2 + dice.roll(60)),
        1 => format!("「{}」に沿い、", dice.pick(labels)),
        _ => format!("{}で先行し、順次{}へ広げ、", place(dice), place(dice)),
    };
    summary += &format!("{}、{}。", dice.pick(&WAYS), dice.pick(&AIMS));
    if dice.roll(2) == 0 {
        summary += &format!("予算額は{}千円、{}の意見を踏まえて{}を行う。", 1 + dice.roll(9000), dice.pick(&PEOPLE), dice.pick(&ACTS));
    }
    Measure { title: spelled(dice, title), summary: spelled(dice, summary) }
}

fn place(dice: &mut Dice) -> String {
    format!("{}{}{}", dice.pick(&PLACES), dice.pick(&ENDINGS), dice.pick(&KINDS))
}

/// One in ten texts is typed in full-width letters or in hiragana.
fn spelled(dice: &mut Dice, text: String) -> String {
    let each = |change: fn(char) -> u32| text.chars().filter_map(|c| char::from_u32(change(c))).collect();
    match dice.roll(20) {
        0 => each(|c| if ('!'..='~').contains(&c) { u32::from(c) + 0xfee0 } else { u32::from(c) }),
        1 => each(|c| if ('ァ'..='ヶ').contains(&c) { u32::from(c) - 0x60 } else { u32::from(c) }),
        _ => text,
    }
}

/// Numbers without a pattern that anyone would notice, the same every time (xorshift64*).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % sides
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}
