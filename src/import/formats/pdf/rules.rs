//! The straight lines that are drawn on a page, level or upright: the rules of its tables.

use unpdf::parser::backend::{ContentOp, PdfValue};

/// A rule along one axis: `at` on the other axis, from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

/// The rules of a page, in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Rules {
    /// Level: `at` is a height.
    pub level: Vec<Rule>,
    /// Upright: `at` is a distance from the left.
    pub upright: Vec<Rule>,
}

/// Thicker than that is no rule but a field of colour.
const MAX_THICKNESS: f32 = 3.0;
/// Shorter than that is no rule but a stop or a dash.
const MIN_LENGTH: f32 = 4.0;
/// Two rules that are nearer to each other are one.
pub(super) const NEAR: f32 = 3.0;
/// A page with more is a drawing.
const MAX_RULES: usize = 4_000;

type Matrix = [f32; 6];
type Point = (f32, f32);

/// What drawing has come to: the place of its origin, and the path so far.
#[derive(Debug, Clone)]
struct Pen {
    matrix: Matrix,
    saved: Vec<Matrix>,
    start: Point,
    at: Point,
    path: Vec<(Point, Point)>,
    boxes: Vec<(Point, Point)>,
}

/// The rules that the operators of a page draw; none when it is a drawing.
pub(super) fn of(ops: &[ContentOp]) -> Rules {
    let mut rules = Rules::default();
    let zero = (0.0, 0.0);
    let mut pen = Pen {
        matrix: [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        saved: Vec::new(),
        start: zero,
        at: zero,
        path: Vec::new(),
        boxes: Vec::new(),
    };
    for op in ops {
        pen.draw(op, &mut rules);
        if rules.level.len() + rules.upright.len() > MAX_RULES {
            return Rules::default();
        }
    }
    rules.level = merged(rules.level);
    rules.upright = merged(rules.upright);
    rules
}

impl Pen {
    fn draw(&mut self, op: &ContentOp, rules: &mut Rules) {
        let number = |index: usize| match op.operands.get(index) {
            Some(PdfValue::Integer(value)) => *value as f32,
            Some(PdfValue::Real(value)) => *value,
            _ => 0.0,
        };
        let point = |index: usize| (number(index), number(index + 1));
        match op.operator.as_str() {
            "q" => self.saved.push(self.matrix),
            "Q" => self.matrix = self.saved.pop().unwrap_or(self.matrix),
            "cm" => {
                let [a, b, c, d, e, f] = [0, 1, 2, 3, 4, 5].map(number);
                self.matrix = product([a, b, c, d, e, f], self.matrix);
            }
            "m" => (self.start, self.at) = (point(0), point(0)),
            "l" => self.line_to(point(0)),
            "h" => self.line_to(self.start),
            "re" => {
                let (corner, (width, height)) = (point(0), point(2));
                self.boxes.push((corner, (corner.0 + width, corner.1 + height)));
            }
            "S" | "s" | "B" | "B*" | "b" | "b*" => self.paint(rules, true),
            "f" | "F" | "f*" => self.paint(rules, false),
            "n" => self.forget(),
            _ => {}
        }
    }

    fn line_to(&mut self, to: Point) {
        self.path.push((self.at, to));
        self.at = to;
    }

    fn paint(&mut self, rules: &mut Rules, has_outline: bool) {
        if has_outline {
            for (from, to) in &self.path {
                rules.add(self.placed(*from), self.placed(*to));
            }
        } else if let Some((low, high)) = extent(&self.path) {
            // A filled path as thin as a rule is one.
            self.boxes.push((low, high));
        }
        for (from, to) in &self.boxes {
            let (from, to) = (self.placed(*from), self.placed(*to));
            let is_thin = (from.0 - to.0).abs().min((from.1 - to.1).abs()) <= MAX_THICKNESS;
            if is_thin {
                rules.add(from, to);
            } else if has_outline {
                let (side, other) = ((from.0, to.1), (to.0, from.1));
                for (from, to) in [(from, side), (side, to), (to, other), (other, from)] {
                    rules.add(from, to);
                }
            }
        }
        self.forget();
    }

    fn forget(&mut self) {
        self.path.clear();
        self.boxes.clear();
    }

    fn placed(&self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.matrix;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

impl Rules {
    fn add(&mut self, from: Point, to: Point) {
        let (width, height) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
        let rule =
            |at: f32, one: f32, other: f32| Rule { at, from: one.min(other), to: one.max(other) };
        if height <= MAX_THICKNESS && width >= MIN_LENGTH {
            self.level.push(rule(f32::midpoint(from.1, to.1), from.0, to.0));
        } else if width <= MAX_THICKNESS && height >= MIN_LENGTH {
            self.upright.push(rule(f32::midpoint(from.0, to.0), from.1, to.1));
        }
    }
}

fn product(first: Matrix, then: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [ta, tb, tc, td, te, tf] = then;
    [
        a * ta + b * tc,
        a * tb + b * td,
        c * ta + d * tc,
        c * tb + d * td,
        e * ta + f * tc + te,
        e * tb + f * td + tf,
    ]
}

fn extent(path: &[(Point, Point)]) -> Option<(Point, Point)> {
    let points = || path.iter().flat_map(|(from, to)| [*from, *to]);
    let low = points().reduce(|a, b| (a.0.min(b.0), a.1.min(b.1)))?;
    let high = points().reduce(|a, b| (a.0.max(b.0), a.1.max(b.1)))?;
    Some((low, high))
}

/// Joins the pieces of one rule: every cell draws its own.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.retain(|rule| rule.at.is_finite() && rule.from.is_finite() && rule.to.is_finite());
    rules.sort_by(|a, b| a.at.total_cmp(&b.at).then(a.from.total_cmp(&b.from)));
    let mut all: Vec<Rule> = Vec::new();
    for rule in rules {
        let same = all
            .iter_mut()
            .rev()
            .take_while(|last| rule.at - last.at <= NEAR)
            .find(|last| rule.from <= last.to + NEAR && rule.to >= last.from - NEAR);
        match same {
            Some(last) => (last.from, last.to) = (last.from.min(rule.from), last.to.max(rule.to)),
            None => all.push(rule),
        }
    }
    all
}
