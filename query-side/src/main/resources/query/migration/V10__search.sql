-- How shoppers find products: whatever alphabet they type in, with or without the apostrophes of
-- Uzbek, with a letter wrong.

create extension if not exists pg_trgm;

-- A text as it is searched: lower case, in Latin letters, without marks and apostrophes, one blank
-- between words. Letters that sound alike and are written for each other become one, so "шоколад"
-- and "Shokolad" are the same, and "o‘zbek", "ozbek" and "ўзбек". It knows the Cyrillic of
-- Uzbek (1940), Kazakh and Russian, the Latin of Uzbek (1995) and what people type instead.
create function folded(words text) returns text
  language sql immutable strict parallel safe
begin atomic
  select trim(regexp_replace(merged, '[^a-z0-9]+', ' ', 'g'))
  from (select normalize(lower(words collate pg_c_utf8), nfkc)) as a (lowered),
    -- one letter of Cyrillic that takes two of Latin
    lateral (select replace(replace(replace(replace(lowered,
      'ё', 'io'), 'ю', 'iu'), 'я', 'ia'), 'ц', 'ts')) as b (spelt),
    -- one for one; apostrophes and the two signs, which have none, are left out
    lateral (select translate(spelt,
      'wqабвгдезийклмнопрстуфхыэўқғҳәңұүөһіжшщч''’‘ʻʼ`´′ъь',
      'vkabvgdeziiklmnoprstufxieokgxanuuoxijwwq')) as c (latin),
    -- two of Latin that are one sound get a letter that has become free
    lateral (select replace(replace(replace(replace(replace(replace(latin,
      'shch', 'w'), 'sh', 'w'), 'ch', 'q'), 'zh', 'j'), 'kh', 'x'), 'ye', 'e')) as d (sounds),
    lateral (select translate(regexp_replace(normalize(sounds, nfd), '[\u0300-\u036f]', '', 'g'),
      'chy', 'kxi')) as e (merged);
end;

-- Title and text of every language, folded.
create function folded_texts(texts jsonb) returns text
  language sql immutable strict parallel safe
begin atomic
  select coalesce(string_agg(
    query.folded((t.value ->> 'title') || ' ' || (t.value ->> 'body')), ' ' order by t.key), '')
  from jsonb_each(texts) as t;
end;

alter table product add column search text not null
  generated always as (query.folded_texts(texts)) stored;

create index product_search on product using gin (search gin_trgm_ops) where on_sale;

-- Those on sale that have a word like these, the most alike first: for words that nothing contains.
select word_similarity('', ''); -- loads what the setting below belongs to
create function products_like(words text, most integer) returns setof product
  language sql stable parallel safe
  set search_path = query, public set pg_trgm.word_similarity_threshold = 0.35
as $$
  select * from query.product as p where p.on_sale and words <% p.search
  order by word_similarity(words, p.search) desc, p.listed_position limit most
$$;
